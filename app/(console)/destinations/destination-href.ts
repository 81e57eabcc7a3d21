/** The page of a destination. */
export function destinationHref(id: string) {
  return `/destinations/${encodeURIComponent(id)}` as const;
}

/** The page of one of its deliveries. */
export function deliveryHref(id: string, deliveryId: string) {
  return `/destinations/${encodeURIComponent(id)}/deliveries/${encodeURIComponent(deliveryId)}` as const;
}
