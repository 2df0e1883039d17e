import { factsOf, type Citation, type Cost } from './facts'
import { useAnswer } from './useAnswer'
import { useMessage } from './useMessage'
import { formatNumber, word } from './words'

/** Below the answer: what it cost, and how to cite it. */
export function AnswerFacts() {
  const { text } = useAnswer()
  const facts = factsOf(text)
  if (!facts?.cost && !facts?.citation) return null
  return (
    <div className="answer-facts">
      {facts.cost && <p>{costLine(facts.cost)}</p>}
      {facts.citation && <Cite citation={facts.citation} request={facts.request} />}
    </div>
  )
}

function Cite({ citation, request }: { citation: Citation; request: object }) {
  const [message, say] = useMessage()
  // Where the request is too long to be printed as a link, the address is that of the archived answer: it must be there then.
  const isArchived = /\/cite\/[0-9a-f]{64}$/.test(citation.url ?? '')

  async function copy(): Promise<void> {
    const isKept = !isArchived || (await archive(request))
    try {
      await navigator.clipboard.writeText(citation.text ?? '')
      say(word(isKept ? 'copied' : 'copiedNotArchived'))
    } catch {
      say(word('notCopied'))
    }
  }

  return (
    <>
      <p>
        {word('cite')}: <cite>{citation.text ?? citation.refused}</cite>
      </p>
      {citation.text && (
        <p>
          <button type="button" onClick={() => void copy()}>
            {word(isArchived ? 'archiveAndCopy' : 'copyCitation')}
          </button>{' '}
          <span role="status">{message}</span>
        </p>
      )}
    </>
  )
}

// A server without an archive, or with a full one, refuses.
async function archive(request: object): Promise<boolean> {
  try {
    const response = await fetch('/cite', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify(request),
    })
    return response.ok
  } catch {
    return false
  }
}

// What an answer may have at most decides whether it is given, so that is the price.
function costLine({ estimated, actual, limit, bytes }: Cost): string {
  const part = (price: number, most: number, had: number, unit: string) =>
    `${formatNumber(price)} ${word('of')} ${formatNumber(most)} ${unit} (${formatNumber(had)} ${word('counted')})`
  return `${word('cost')}: ${part(estimated, limit, actual, word('objects'))}, ${part(bytes.estimated, bytes.limit, bytes.actual, word('bytes'))}`
}
