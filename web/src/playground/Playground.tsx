import { DocExplorerStore } from '@graphiql/plugin-doc-explorer'
import { HISTORY_PLUGIN, HistoryStore } from '@graphiql/plugin-history'
import { GraphiQLProvider } from '@graphiql/react'
import { GraphiQL, GraphiQLInterface } from 'graphiql'
import { useState } from 'react'
import { AnswerFacts } from './AnswerFacts'
import { AnswerViews } from './AnswerViews'
import { CopyLink } from './CopyLink'
import { defaultFields } from './defaultFields'
import { DOCS_PLUGIN } from './Docs'
import { Editors } from './Editors'
import { Examples } from './Examples'
import { firstExamples } from './examples'
import { fetcher } from './fetcher'
import { EXPLORER_PLUGIN } from './FieldExplorer'
import { Notice } from './Notice'
import { PanelTop } from './PanelTop'
import { ShareLinks } from './ShareLinks'
import { playgroundStorage } from './storage'
import { SystemTheme } from './SystemTheme'

// GraphiQL compares these by identity.
const plugins = [DOCS_PLUGIN, HISTORY_PLUGIN, EXPLORER_PLUGIN]
const storage = playgroundStorage()

/** GraphiQL, put together from its parts, because it takes a documentation panel of one's own only so. */
export function Playground() {
  const [problem, setProblem] = useState<string | null>(null)
  return (
    <>
      {problem && <Notice problem={problem} onDismiss={() => setProblem(null)} />}
      <GraphiQLProvider
        fetcher={fetcher}
        plugins={plugins}
        referencePlugin={DOCS_PLUGIN}
        storage={storage}
        defaultTabs={firstExamples}
        defaultQuery=""
        getDefaultFieldNames={defaultFields}
        schemaDescription
      >
        <HistoryStore>
          <DocExplorerStore>
            <GraphiQLInterface defaultEditorToolsVisibility>
              <GraphiQL.Toolbar>
                {({ prettify, merge, copy }) => (
                  <>
                    <Examples />
                    <CopyLink />
                    {prettify}
                    {merge}
                    {copy}
                  </>
                )}
              </GraphiQL.Toolbar>
              <GraphiQL.Footer>
                <AnswerFacts />
              </GraphiQL.Footer>
              <AnswerViews />
              <Editors />
              <PanelTop />
              <ShareLinks onProblem={setProblem} />
              <SystemTheme />
            </GraphiQLInterface>
          </DocExplorerStore>
        </HistoryStore>
      </GraphiQLProvider>
    </>
  )
}
