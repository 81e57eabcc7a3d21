import { type Role, roles } from '@/lib/access/actor';

/** Pure: a policy as one text, the same for the same roles in whatever order; a form keeps by it which one it was drawn with. */
export function policyKey({ requiredRoles }: { requiredRoles: readonly Role[] }): string {
  return roles.filter((role) => requiredRoles.includes(role)).join();
}
