/** The languages of the page's own words. What GraphiQL's packages write is English. */
export type Language = 'en' | 'es'

export const language: Language = document.documentElement.lang === 'es' ? 'es' : 'en'
