import { explorerPlugin } from '@graphiql/plugin-explorer'
import { HISTORY_PLUGIN } from '@graphiql/plugin-history'
import { GraphiQL } from 'graphiql'
import { CopyLink } from './CopyLink'
import { Editors } from './Editors'
import { Examples } from './Examples'
import { firstExamples } from './examples'
import { fetcher } from './fetcher'
import { ShareLinks } from './ShareLinks'
import { playgroundStorage } from './storage'
import { SystemTheme } from './SystemTheme'

// GraphiQL compares these by identity.
const plugins = [HISTORY_PLUGIN, explorerPlugin({ showAttribution: false })]
const storage = playgroundStorage()

export function Playground() {
  return (
    <GraphiQL
      fetcher={fetcher}
      plugins={plugins}
      storage={storage}
      defaultTabs={firstExamples}
      defaultQuery=""
      defaultEditorToolsVisibility
    >
      <GraphiQL.Toolbar>
        {({ prettify, merge, copy }) => (
          <>
            {prettify}
            {merge}
            {copy}
            <CopyLink />
            <Examples />
          </>
        )}
      </GraphiQL.Toolbar>
      <Editors />
      <ShareLinks />
      <SystemTheme />
    </GraphiQL>
  )
}
