import { language, type Language } from './language'
import type { Topic } from './exampleFile'

// Every entry has both languages, or it doesn't compile.
const words = {
  examples: { en: 'Open an example', es: 'Abrir un ejemplo' },
  copyLink: { en: 'Copy link to this query', es: 'Copiar el enlace a esta consulta' },
  linkCopied: { en: 'Link copied', es: 'Enlace copiado' },
  linkInAddress: { en: 'The link is in the address bar', es: 'El enlace está en la barra de direcciones' },

  showAs: { en: 'Show the answer as', es: 'Mostrar la respuesta como' },
  table: { en: 'Table', es: 'Tabla' },
  copy: { en: 'Copy', es: 'Copiar' },
  save: { en: 'Save', es: 'Guardar' },
  copied: { en: 'Copied', es: 'Copiado' },
  notCopied: { en: 'The browser refused to copy. Save it instead.', es: 'El navegador no permitió copiar. Guárdela en un archivo.' },
  rowsOf: { en: 'Rows', es: 'Filas' },
  beside: { en: 'Beside the rows', es: 'Además de las filas' },
  noRows: { en: 'No rows', es: 'Sin filas' },
  runFirst: { en: 'Run the query to see its answer as a table.', es: 'Ejecute la consulta para ver su respuesta como tabla.' },
  noTable: { en: 'The answer has no data to show as a table.', es: 'La respuesta no tiene datos que mostrar como tabla.' },
  errors: { en: 'The answer has errors', es: 'La respuesta tiene errores' },
  cut: { en: 'There are more than these', es: 'Hay más que estas' },
  cutWithin: { en: 'Some lists within the rows have more than is shown', es: 'Algunas listas dentro de las filas tienen más de lo que se muestra' },
  joined: { en: 'Lists within a row are joined by “; ”.', es: 'Las listas dentro de una fila se unen con «; ».' },
  guarded: {
    en: 'Text that a spreadsheet would take for a formula has an apostrophe before it.',
    es: 'El texto que una hoja de cálculo tomaría por una fórmula lleva delante un apóstrofo.',
  },

  cost: { en: 'Cost', es: 'Costo' },
  objects: { en: 'objects', es: 'objetos' },
  bytes: { en: 'bytes', es: 'bytes' },
  of: { en: 'of', es: 'de' },
  counted: { en: 'in this answer', es: 'en esta respuesta' },
  cite: { en: 'Cite', es: 'Citar' },
  archiveAndCopy: { en: 'Archive and copy citation', es: 'Archivar y copiar la cita' },
  copiedNotArchived: {
    en: 'Copied, but not archived: this server keeps no answers, or no more of them.',
    es: 'Copiada, pero no archivada: este servidor no guarda respuestas, o ya no admite más.',
  },
  copyCitation: { en: 'Copy citation', es: 'Copiar la cita' },

  docsOtherTypes: { en: 'Other types', es: 'Otros tipos' },
  docsKinds: { en: 'Kinds of nodes', es: 'Clases de nodos' },
  docsInterfaces: { en: 'Interfaces', es: 'Interfaces' },
  docsEnums: { en: 'Enums', es: 'Enumeraciones' },
  docsScalars: { en: 'Scalars', es: 'Escalares' },
  docsInputs: { en: 'Filters and orders', es: 'Filtros y órdenes' },
  docsLists: { en: 'Connections, edges and groups', es: 'Conexiones, aristas y grupos' },
  docsBegin: { en: 'Begin here', es: 'Empiece aquí' },

  linkBroken: { en: 'Something is wrong with this link', es: 'Este enlace tiene un problema' },
  linkStart: { en: 'Open the first example', es: 'Abrir el primer ejemplo' },
  linkNoQuery: {
    en: 'it names no query. A link has the form #query=… or #query=…&variables=…, percent-encoded.',
    es: 'no nombra ninguna consulta. Un enlace tiene la forma #query=… o #query=…&variables=…, con codificación porcentual.',
  },
  linkEncoding: {
    en: 'a % in it is not followed by two hexadecimal digits that make sense. Perhaps it was cut off on its way.',
    es: 'contiene un % al que no siguen dos dígitos hexadecimales con sentido. Quizá se cortó por el camino.',
  },
  linkTooLarge: { en: 'its query is too large', es: 'su consulta es demasiado grande' },
  linkNoExample: { en: 'there is no example of this name', es: 'no hay ningún ejemplo con este nombre' },
  linkSyntax: { en: 'its query was opened, but not run: it is not valid GraphQL', es: 'la consulta se abrió, pero no se ejecutó: no es GraphQL válido' },
  linkVariables: {
    en: 'its query was opened, but not run: the variables are not a JSON object',
    es: 'la consulta se abrió, pero no se ejecutó: las variables no son un objeto JSON',
  },
  linkNotQuery: {
    en: 'it was opened, but not run: only queries run by themselves',
    es: 'se abrió, pero no se ejecutó: solo las consultas se ejecutan por sí solas',
  },
  dismiss: { en: 'Dismiss', es: 'Descartar' },
} satisfies Record<string, Record<Language, string>>

export const word = (key: keyof typeof words): string => words[key][language]

const topics: Record<Topic, Record<Language, string>> = {
  places: { en: 'Places', es: 'Lugares' },
  lists: { en: 'ICE’s lists', es: 'Las listas de ICE' },
  time: { en: 'Through time', es: 'A lo largo del tiempo' },
  law: { en: 'Law and courts', es: 'Leyes y tribunales' },
  sources: { en: 'Sources and evidence', es: 'Fuentes y pruebas' },
  graph: { en: 'Across the graph', es: 'A través del grafo' },
}

export const topicName = (topic: Topic): string => topics[topic][language]

// Spanish as it is written in the United States: 50,000.
const numbers = new Intl.NumberFormat(language === 'es' ? 'es-US' : 'en-US')

export const formatNumber = (n: number): string => numbers.format(n)
