// What partner sites load as /embed.js: it puts a card in the place of each <blockquote class="graph287g-card"> and into each
// <graph287g-card>, with the height that the card has. Where it can't run, the quotation stays what it is. It sets no cookie, keeps nothing, and
// asks nobody but for the cards.
;(() => {
  const name = 'graph287g-card'
  if (customElements.get(name)) return
  const script = document.currentScript as HTMLScriptElement | null
  const home = script ? new URL(script.src).origin : ''

  class Card extends HTMLElement {
    static readonly observedAttributes = ['src', 'theme']
    private frame: HTMLIFrameElement | undefined

    attributeChangedCallback() {
      const address = cardAddress(this.getAttribute('src') ?? '', this.getAttribute('theme'))
      if (this.frame && address && this.frame.src !== address) this.frame.src = address
    }

    connectedCallback() {
      const address = cardAddress(this.getAttribute('src') ?? '', this.getAttribute('theme'))
      if (!address) console.warn(`<${name}>: src is to be the address of a card of ${home}, such as ${home}/q/place.card?id=county%2F12057`)
      if (this.frame || !address) return
      const frame = document.createElement('iframe')
      const reserved = Number(this.getAttribute('height')) || 420
      frame.src = address
      frame.title = this.getAttribute('title') || this.textContent?.trim().slice(0, 120) || '287(g)'
      frame.loading = 'lazy'
      // One by one: a policy of the page that refuses style attributes lets scripts set properties.
      const { style } = frame
      style.display = 'block'
      style.width = '100%'
      style.maxWidth = `${Number(this.getAttribute('width')) || 560}px`
      style.height = `${reserved}px`
      style.border = '0'
      this.style.display = 'block'
      this.frame = frame
      addEventListener('message', (e) => {
        if (e.source !== frame.contentWindow || e.origin !== new URL(frame.src).origin || e.data?.graph287g !== 'height') return
        const height = Number(e.data.height)
        // It grows where the card needs more than what was kept free for it, and never shrinks: what is below would jump.
        if (height > reserved && height < 5000) frame.style.height = `${height}px`
      })
      this.replaceChildren(frame)
    }
  }

  /** The address of a card of the server that this script came from; empty for all others. */
  function cardAddress(address: string, theme: string | null): string {
    try {
      const url = new URL(address)
      if ((home && url.origin !== home) || !/\/q\/[a-z0-9-]+\.card$/.test(url.pathname)) return ''
      if (theme === 'light' || theme === 'dark') url.searchParams.set('theme', theme)
      return url.href
    } catch {
      return ''
    }
  }

  customElements.define(name, Card)

  const upgrade = () => {
    for (const quote of document.querySelectorAll<HTMLElement>(`blockquote.${name}[data-card]`)) {
      if (!cardAddress(quote.dataset['card'] ?? '', null)) continue
      const card = document.createElement(name)
      for (const [attribute, value] of [
        ['src', quote.dataset['card']],
        ['theme', quote.dataset['theme']],
        ['width', quote.dataset['width']],
        ['height', quote.dataset['height']],
        ['title', quote.dataset['title']],
      ] as const)
        if (value) card.setAttribute(attribute, value)
      card.lang = quote.lang
      quote.replaceWith(card)
    }
  }
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', upgrade)
  else upgrade()
})()
