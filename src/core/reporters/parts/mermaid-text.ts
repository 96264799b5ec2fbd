// Text from files made safe inside a quoted Mermaid label, and the colours of the tiers.
import type { Tier } from '../../model/tier';

/** Letters, digits and a few harmless signs stay; everything else becomes an entity code, line breaks a space. */
export function mermaidText(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return Array.from(line, (sign) => (/[\p{L}\p{N} ._/,→-]/u.test(sign) ? sign : `#${sign.codePointAt(0) ?? 32};`)).join(
    '',
  );
}

const COLOURS: Record<Tier, string> = {
  core: 'fill:#b3261e,color:#fff,stroke:#7a1a15',
  normal: 'fill:#2f6fab,color:#fff,stroke:#1f4a73',
  supplementary: 'fill:#6b7280,color:#fff,stroke:#4b5563',
  unknown: 'fill:#fff,color:#333,stroke:#888,stroke-dasharray:3',
};

/** The class definitions of the tiers in a picture, the same in every one; readable on light and dark ground. */
export function tierClasses(tiers: Iterable<Tier>): readonly string[] {
  return [...new Set(tiers)].sort().map((tier) => `classDef ${tier} ${COLOURS[tier]}`);
}
