import { useCallback, useEffect, useState } from 'react'

/** A message that goes after some seconds, and a function to say one. */
export function useMessage(): [string, (text: string) => void] {
  const [message, setMessage] = useState({ text: '' })
  useEffect(() => {
    if (!message.text) return
    const timer = setTimeout(() => setMessage({ text: '' }), 4000)
    return () => clearTimeout(timer)
  }, [message])
  return [message.text, useCallback((text: string) => setMessage({ text }), [])]
}
