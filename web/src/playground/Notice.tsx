import { firstExamples } from './examples'
import { word } from './words'

/** Says what is wrong with a link, with one that works. */
export function Notice({ problem, onDismiss }: { problem: string; onDismiss: () => void }) {
  return (
    <div role="alert" className="playground-notice">
      <p>
        <strong>{word('linkBroken')}</strong>: {problem}
      </p>
      <p>
        <a href={`#example=${firstExamples[0]?.name}`}>{word('linkStart')}</a>
        <button type="button" onClick={onDismiss}>
          {word('dismiss')}
        </button>
      </p>
    </div>
  )
}
