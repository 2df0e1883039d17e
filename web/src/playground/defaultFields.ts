import { getNamedType, isLeafType, isObjectType, isInterfaceType, type GraphQLType } from 'graphql'

/**
 * What a field brings that has fields of its own: `id name` of a node, of a list its nodes. Of an edge it is the node, of anything else
 * the first single value.
 */
export function defaultFields(type: GraphQLType): string[] {
  const named = getNamedType(type)
  if (!isObjectType(named) && !isInterfaceType(named)) return []
  const fields = named.getFields()
  if (fields['id']) return fields['name'] ? ['id', 'name'] : ['id']
  if (fields['pageInfo'] && fields['nodes']) return ['nodes']
  if (fields['cursor'] && fields['node']) return ['node']
  const leaf = Object.values(fields).find((field) => isLeafType(getNamedType(field.type)))
  return [leaf?.name ?? '__typename']
}
