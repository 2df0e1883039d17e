/** Takes the link in the address, to a query or an example, along to the page in the other language. */
export function followLanguage(link: HTMLAnchorElement | null): void {
  link?.addEventListener('click', () => (link.hash = location.hash))
}
