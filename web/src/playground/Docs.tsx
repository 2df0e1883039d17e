import { DocsFilledIcon, DocsIcon, MarkdownContent, useGraphiQL, type GraphiQLPlugin } from '@graphiql/react'
import { DocExplorer, Search, TypeLink, useDocExplorer } from '@graphiql/plugin-doc-explorer'
import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql'
import { word } from './words'

/** The documentation of the schema. GraphiQL's own lists all types in one row, where those that lists are made of bury the kinds. */
export const DOCS_PLUGIN: GraphiQLPlugin = {
  title: 'Documentation Explorer',
  icon: function Icon() {
    const visiblePlugin = useGraphiQL((state) => state.visiblePlugin)
    return visiblePlugin === DOCS_PLUGIN ? <DocsFilledIcon /> : <DocsIcon />
  },
  content: Docs,
}

function Docs() {
  const way = useDocExplorer()
  const schema = useGraphiQL((state) => state.schema)
  if (way.length > 1 || !schema) return <DocExplorer />
  return (
    <section className="graphiql-doc-explorer" aria-label="Documentation Explorer">
      <div className="graphiql-doc-explorer-header">
        <div className="graphiql-doc-explorer-header-content">
          <div className="graphiql-doc-explorer-title">Docs</div>
        </div>
        <Search key="Docs" />
      </div>
      <div className="graphiql-doc-explorer-content">
        <Greeting schema={schema} />
      </div>
    </section>
  )
}

function Greeting({ schema }: { schema: GraphQLSchema }) {
  const query = schema.getQueryType()
  const { kinds, interfaces, others, enums, inputs, lists, scalars } = sortTypes(schema)
  return (
    <>
      <MarkdownContent type="description">{schema.description ?? ''}</MarkdownContent>
      {query && (
        <p>
          {word('docsBegin')}: <TypeLink type={query} />
        </p>
      )}
      <h2 className="docs-heading">{word('docsKinds')}</h2>
      <dl className="docs-kinds">
        {kinds.map((type) => (
          <div key={type.name}>
            <dt>
              <TypeLink type={type} />
            </dt>
            <dd>{firstSentence(type.description)}</dd>
          </div>
        ))}
      </dl>
      <Types title={word('docsInterfaces')} types={interfaces} />
      <Types title={word('docsOtherTypes')} types={others} />
      <Types title={word('docsEnums')} types={enums} />
      <Types title={word('docsInputs')} types={inputs} />
      <Types title={word('docsLists')} types={lists} />
      <Types title={word('docsScalars')} types={scalars} />
    </>
  )
}

function Types({ title, types }: { title: string; types: GraphQLNamedType[] }) {
  return (
    <details className="docs-types">
      <summary>
        {title} ({types.length})
      </summary>
      <ul>
        {types.map((type) => (
          <li key={type.name}>
            <TypeLink type={type} />
          </li>
        ))}
      </ul>
    </details>
  )
}

const LISTS = /(Connection|Edge|Group)$|^(PageInfo|Link|Via|Step)$/

function sortTypes(schema: GraphQLSchema) {
  const types = Object.values(schema.getTypeMap())
    .filter((type) => !type.name.startsWith('__') && type !== schema.getQueryType())
    .sort((a, b) => a.name.localeCompare(b.name, 'en'))
  const isKind = (type: GraphQLNamedType) => isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node')
  const isList = (type: GraphQLNamedType) => LISTS.test(type.name)
  return {
    kinds: types.filter(isKind),
    interfaces: types.filter(isInterfaceType),
    others: types.filter((type) => isObjectType(type) && !isKind(type) && !isList(type)),
    enums: types.filter((type) => isEnumType(type) && !isList(type)),
    inputs: types.filter(isInputObjectType),
    lists: types.filter((type) => isList(type)),
    scalars: types.filter(isScalarType),
  }
}

const firstSentence = (text: string | null | undefined): string => /^[^]*?[.](?=\s|$)/.exec(text ?? '')?.[0] ?? text ?? ''
