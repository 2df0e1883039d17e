import { useGraphiQL } from '@graphiql/react'
import { useEffect } from 'react'

/** All panels are shown in one element, which keeps the place to which another panel was scrolled. */
export function PanelTop(): null {
  const panel = useGraphiQL((state) => state.visiblePlugin)
  useEffect(() => void document.querySelector('.graphiql-plugin')?.scrollTo(0, 0), [panel])
  return null
}
