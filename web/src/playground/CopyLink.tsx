import { pick, ToolbarButton, useGraphiQL } from '@graphiql/react'
import { LinkIcon } from './icons'
import { toHash } from './link'
import { useMessage } from './useMessage'
import { word } from './words'

/** Puts a link to this query and its variables into the address and the clipboard. */
export function CopyLink() {
  const { queryEditor, variableEditor } = useGraphiQL(pick('queryEditor', 'variableEditor'))
  const [message, say] = useMessage()

  async function copy() {
    const operation = { query: queryEditor?.getValue() ?? '', variables: variableEditor?.getValue() ?? '' }
    history.replaceState(null, '', toHash(operation))
    try {
      await navigator.clipboard.writeText(location.href)
      say(word('linkCopied'))
    } catch {
      // Without HTTPS, or if the user said no, browsers offer no clipboard.
      say(word('linkInAddress'))
    }
  }

  return (
    <>
      <ToolbarButton label={word('copyLink')} onClick={() => void copy()}>
        <LinkIcon />
      </ToolbarButton>
      <span role="status" className="playground-status">
        {message}
      </span>
    </>
  )
}
