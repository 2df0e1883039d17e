import './workers'
import '@graphiql/react/style.css'
import '@graphiql/plugin-doc-explorer/style.css'
import '@graphiql/plugin-explorer/style.css'
import '@graphiql/plugin-history/style.css'
// Not graphiql/style.css: that one is fonts and a second copy of Monaco's styles, 627 kB in all.
import 'graphiql/graphiql.css'
import './graphiql.css'
import { createRoot } from 'react-dom/client'
import './answer.css'
import { Playground } from './Playground'
import { followLanguage } from './languageSwitch'

const root = document.getElementById('playground')
if (!root) throw new Error('index.html has no #playground')
createRoot(root).render(<Playground />)

followLanguage(document.querySelector<HTMLAnchorElement>('[data-switch]'))

// The hash belongs to share links, so the skip link moves the focus without leaving its own there.
document.querySelector('.skip')?.addEventListener('click', (event) => {
  event.preventDefault()
  root.querySelector<HTMLElement>('.graphiql-editor')?.focus()
})
