// Validates schemas with graphql-js. It reads a JSON object of SDL by name, and writes one of the errors by name: a list for each
// schema, which is empty where that is valid.
import { readFileSync } from 'node:fs';
import { buildSchema, isInputObjectType, validateSchema, valueFromAST } from 'graphql';

// What takes a value, with the name by which errors call it: arguments and fields of inputs.
const inputs = schema => [
  ...Object.values(schema.getTypeMap()).flatMap(type => (type.getFields ? Object.values(type.getFields()).flatMap(field =>
    (isInputObjectType(type) ? [[`${type.name}.${field.name}`, field]] : field.args.map(a => [`${type.name}.${field.name}(${a.name}:)`, a]))) : [])),
  ...schema.getDirectives().flatMap(d => d.args.map(a => [`@${d.name}(${a.name}:)`, a])),
];

// graphql-js doesn't hold defaults against their types.
const wrongDefaults = schema => inputs(schema)
  .filter(([, input]) => input.astNode?.defaultValue && valueFromAST(input.astNode.defaultValue, input.type) === undefined)
  .map(([name]) => `The default of ${name} is not of its type.`);

function errors(sdl) {
  try {
    const schema = buildSchema(sdl);
    return [...validateSchema(schema).map(e => e.message), ...wrongDefaults(schema)];
  } catch (e) {
    if (e instanceof RangeError) return ['Defaults of inputs contain each other.']; // it recurses without end
    return [e.message];
  }
}

const schemas = JSON.parse(readFileSync(0, 'utf8'));
process.stdout.write(JSON.stringify(Object.fromEntries(Object.entries(schemas).map(([name, sdl]) => [name, errors(sdl)]))));
