// The stages of a service's life.

/** In order of time; Google's Workbook ch. 18 phases 1, 2, 3, 4, 5, 6–7. */
export type Lifecycle = 'design' | 'development' | 'limited' | 'ga' | 'deprecated' | 'retired';
