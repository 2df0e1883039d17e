import { ToolbarButton, ToolbarMenu } from '@graphiql/react'
import { examplesByTopic } from './examples'
import { ListIcon } from './icons'
import { useOpenOperation } from './useOpenOperation'
import { useRun } from './useRun'
import { topicName, word } from './words'

/** The first examples are tabs at the first visit; here all can be had by topic, whatever became of those. One that is opened runs. */
export function Examples() {
  const open = useOpenOperation()
  const run = useRun()
  return (
    <ToolbarMenu
      button={
        <ToolbarButton label={word('examples')}>
          <ListIcon />
        </ToolbarButton>
      }
    >
      {examplesByTopic.map(({ topic, examples }) => (
        <div key={topic} role="group" aria-label={topicName(topic)}>
          <div className="playground-topic" aria-hidden="true">
            {topicName(topic)}
          </div>
          {examples.map((example) => (
            <ToolbarMenu.Item
              key={example.name}
              className="playground-example"
              onSelect={() => {
                open(example)
                run(example.query)
              }}
            >
              {example.title}
            </ToolbarMenu.Item>
          ))}
        </div>
      ))}
    </ToolbarMenu>
  )
}
