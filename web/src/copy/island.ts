// Gives each element with data-copy a button that copies its text. Without this script the text is there to be selected.
for (const element of document.querySelectorAll<HTMLElement>('[data-copy]')) {
  const text = element.textContent?.trim() ?? ''
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'copy'
  button.lang = document.documentElement.lang
  button.textContent = element.dataset.copy ?? ''
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(text)
    button.textContent = element.dataset.copied ?? ''
  })
  element.append(button)
}
