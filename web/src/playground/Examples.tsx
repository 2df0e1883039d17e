import { ToolbarButton, ToolbarMenu } from '@graphiql/react'
import { examples } from './examples'
import { ListIcon } from './icons'
import { useOpenOperation } from './useOpenOperation'

/** The first examples are tabs at the first visit; here all can be had, whatever became of those. */
export function Examples() {
  const open = useOpenOperation()
  return (
    <ToolbarMenu
      button={
        <ToolbarButton label="Open an example">
          <ListIcon />
        </ToolbarButton>
      }
    >
      {examples.map((example) => (
        <ToolbarMenu.Item key={example.title} className="playground-example" onSelect={() => open(example)}>
          {example.title}
        </ToolbarMenu.Item>
      ))}
    </ToolbarMenu>
  )
}
