import { pick, useGraphiQL, useGraphiQLActions } from '@graphiql/react'
import { useEffect, useState } from 'react'

/** Runs a query as soon as the editor shows it and GraphiQL has read it; until then it would send the name of the operation before. */
export function useRun(): (query: string) => void {
  const { queryEditor, responseEditor, documentAST } = useGraphiQL(pick('queryEditor', 'responseEditor', 'documentAST'))
  const { run } = useGraphiQLActions()
  const [wanted, setWanted] = useState<string | null>(null)

  useEffect(() => {
    if (wanted === null || !queryEditor || !responseEditor || documentAST?.loc?.source.body !== wanted) return
    setWanted(null)
    if (queryEditor.getValue() === wanted) void run()
  }, [wanted, queryEditor, responseEditor, documentAST, run])

  return setWanted
}
