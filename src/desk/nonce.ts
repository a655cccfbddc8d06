// The policy of the page lets no style run that does not carry the page's nonce. Ant Design is told it;
// one of its parts makes a style element to measure scroll bars without asking anybody.

export const nonce: string =
  document.querySelector<HTMLElement>('meta[property="csp-nonce"]')?.nonce ?? '';

const createElement = document.createElement.bind(document);

document.createElement = (name: string, options?: ElementCreationOptions) => {
  const element = createElement(name, options);
  if (name === 'style') element.nonce = nonce;
  return element;
};
