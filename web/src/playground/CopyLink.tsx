import { pick, ToolbarButton, useGraphiQL } from '@graphiql/react'
import { useEffect, useState } from 'react'
import { LinkIcon } from './icons'
import { toHash } from './operation'

/** Puts a link to this query and its variables into the address and the clipboard. */
export function CopyLink() {
  const { queryEditor, variableEditor } = useGraphiQL(pick('queryEditor', 'variableEditor'))
  const [message, setMessage] = useState('')

  useEffect(() => {
    if (!message) return
    const timer = setTimeout(() => setMessage(''), 4000)
    return () => clearTimeout(timer)
  }, [message])

  async function copy() {
    const operation = { query: queryEditor?.getValue() ?? '', variables: variableEditor?.getValue() ?? '' }
    history.replaceState(null, '', toHash(operation))
    try {
      await navigator.clipboard.writeText(location.href)
      setMessage('Link copied')
    } catch {
      // Without HTTPS, or if the user said no, browsers offer no clipboard.
      setMessage('The link is in the address bar')
    }
  }

  return (
    <>
      <ToolbarButton label="Copy link to this query" onClick={() => void copy()}>
        <LinkIcon />
      </ToolbarButton>
      <span role="status" className="playground-status">
        {message}
      </span>
    </>
  )
}
