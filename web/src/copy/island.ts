// Gives each element with data-copy a button that copies its text, also those that a script brings later. Without this script the text is there
// to be selected.
function offer(element: HTMLElement) {
  if (element.querySelector('button.copy')) return
  const text = element.textContent?.trim() ?? ''
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'copy'
  button.lang = document.documentElement.lang
  button.textContent = element.dataset['copy'] ?? ''
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(text)
    button.textContent = element.dataset['copied'] ?? ''
  })
  element.append(button)
}

const offerAll = () => document.querySelectorAll<HTMLElement>('[data-copy]').forEach(offer)
offerAll()
document.addEventListener('graph287g:shown', offerAll)
