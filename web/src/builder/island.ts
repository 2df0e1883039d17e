// The page at which one chooses a card: what is shown and the code follow each choice, and a button pins the card to the answer of today. Without
// this the form has a button of its own.
const form = document.querySelector<HTMLFormElement>('form.builder')!
let asked = 0

async function refresh() {
  const turn = ++asked
  const address = `${form.action}?${new URLSearchParams(new FormData(form) as unknown as Record<string, string>)}`
  const response = await fetch(address, { headers: { Accept: 'text/html' } })
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  const result = page.getElementById('result')
  if (turn !== asked || !result) return
  document.getElementById('result')!.replaceWith(result)
  history.replaceState(null, '', address)
  offerToPin()
  document.dispatchEvent(new Event('graph287g:shown'))
}

// What is pinned is the answer about one thing: it stays as long as that is chosen, whatever it looks like.
form.addEventListener('change', (e) => {
  if (['about', 'show'].includes((e.target as HTMLInputElement).name)) form.querySelector<HTMLInputElement>('[name=pinned]')!.value = ''
  void refresh()
})
form.addEventListener('submit', (e) => {
  e.preventDefault()
  void refresh()
})

function offerToPin() {
  const place = document.querySelector<HTMLElement>('[data-pin]')
  if (!place) return
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = place.dataset['button'] ?? ''
  const told = document.createElement('p')
  told.setAttribute('role', 'status')
  button.addEventListener('click', async () => {
    button.disabled = true
    try {
      const response = await fetch(place.dataset['to'] ?? '', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
        body: place.dataset['pin'] ?? '',
      })
      const body = (await response.json()) as { sha256?: string; errors?: { message: string }[] }
      if (!response.ok || !body.sha256) throw new Error(body.errors?.[0]?.message ?? String(response.status))
      form.querySelector<HTMLInputElement>('[name=pinned]')!.value = body.sha256
      await refresh()
    } catch (e) {
      told.textContent = `${place.dataset['failed'] ?? ''} ${e instanceof Error ? e.message : ''}`
      button.disabled = false
    }
  })
  place.append(button, told)
}
offerToPin()
