// Text from files made safe inside XML 1.0.

/** What XML 1.0 cannot hold, not even as an entity: most control characters, half surrogate pairs, two non-characters. */
const IMPOSSIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
const MARKUP = /[<>&"'\t\r]/g;

/** Character data and attribute values alike; what XML cannot hold becomes U+FFFD. */
export function xmlText(text: string): string {
  return text.replace(IMPOSSIBLE, '\ufffd').replace(MARKUP, (sign) => `&#${sign.codePointAt(0) ?? 32};`);
}

/** `body` is XML already; attribute values are not. Names are ours. */
export function xmlElement(name: string, attributes: Readonly<Record<string, string>>, body: string): string {
  const written = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${xmlText(value).replace(/\n/g, '&#10;')}"`,
  );
  return `<${name}${written.join('')}>${body}</${name}>`;
}
