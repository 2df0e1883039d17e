// The package has no types of its own. These are of what is used here.
declare module 'graphiql-explorer' {
  import type { GraphQLSchema, GraphQLObjectType } from 'graphql'
  import type { ComponentType, CSSProperties, ReactNode } from 'react'

  export const Explorer: ComponentType<{
    schema: GraphQLSchema | null | undefined
    query: string
    onEdit: (query: string) => void
    getDefaultFieldNames?: (type: GraphQLObjectType) => string[]
    onRunOperation?: (name: string | null) => void
    explorerIsOpen: boolean
    showAttribution?: boolean
    colors?: Record<string, string>
    arrowOpen?: ReactNode
    arrowClosed?: ReactNode
    checkboxChecked?: ReactNode
    checkboxUnchecked?: ReactNode
    styles?: Record<string, CSSProperties>
  }>
}
