package site

import (
	"fmt"
	"strings"
)

// darkBegins is what the tokens of dark screens stand behind in the style sheets of all pages.
const darkBegins = "@media (prefers-color-scheme: dark) {"

// newCardStyles makes the style of cards for each theme: light and dark have one of the two sets of tokens, auto has both, as pages do.
func newCardStyles() (map[string]*asset, error) {
	tokens, err := styleFiles.ReadFile("style/1-tokens.css")
	if err != nil {
		return nil, err
	}
	own, err := styleFiles.ReadFile("style/card/card.css")
	if err != nil {
		return nil, err
	}
	light, dark, found := strings.Cut(string(tokens), darkBegins)
	dark = strings.TrimSpace(dark)
	if !found || !strings.HasSuffix(dark, "}") {
		return nil, fmt.Errorf("site: 1-tokens.css has no tokens for dark screens at its end")
	}
	dark = strings.TrimSuffix(dark, "}")
	out := map[string]*asset{}
	for theme, text := range map[string]string{
		"auto":  string(tokens),
		"light": strings.Replace(light, "color-scheme: light dark", "color-scheme: light", 1),
		"dark":  strings.Replace(light, "color-scheme: light dark", "color-scheme: dark", 1) + dark,
	} {
		out[theme] = newAsset("card-"+theme, []byte(text+string(own)))
	}
	return out, nil
}
