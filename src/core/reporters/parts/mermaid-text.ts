// Text from files made safe inside a quoted Mermaid label.

/** Letters, digits and a few harmless signs stay; everything else becomes an entity code, line breaks a space. */
export function mermaidText(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return Array.from(line, (sign) => (/[\p{L}\p{N} ._/,→-]/u.test(sign) ? sign : `#${sign.codePointAt(0) ?? 32};`)).join(
    '',
  );
}

/** The colours of the tiers, the same in every picture; readable on light and dark ground. */
export const TIER_CLASSES: readonly string[] = [
  'classDef core fill:#b3261e,color:#fff,stroke:#7a1a15',
  'classDef normal fill:#2f6fab,color:#fff,stroke:#1f4a73',
  'classDef supplementary fill:#6b7280,color:#fff,stroke:#4b5563',
  'classDef unknown fill:#fff,color:#333,stroke:#888,stroke-dasharray:3',
];
