// Gives each element with data-archive a button that archives the answer to the query in that link to the playground, and shows the address
// that keeps it. Only a reader's click archives anything.
for (const element of document.querySelectorAll<HTMLElement>('[data-archive]')) {
  const { archive = '', to = '', failed = '' } = element.dataset
  const asked = new URLSearchParams(new URL(archive, location.href).hash.slice(1))
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'copy'
  button.textContent = element.dataset.button ?? ''
  const told = document.createElement('p')
  told.setAttribute('role', 'status')
  button.addEventListener('click', async () => {
    button.disabled = true
    try {
      const response = await fetch(to, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
        body: JSON.stringify({ query: asked.get('query'), variables: JSON.parse(asked.get('variables') ?? '{}') }),
      })
      const body = (await response.json()) as { url?: string; text?: string; errors?: { message: string }[] }
      if (!response.ok || !body.url) throw new Error(body.errors?.[0]?.message ?? String(response.status))
      const link = document.createElement('a')
      link.href = body.url
      link.textContent = body.url
      told.replaceChildren(link)
    } catch (e) {
      told.replaceChildren(`${failed} ${e instanceof Error ? e.message : ''}`)
      button.disabled = false
    }
  })
  element.append(button, told)
}
