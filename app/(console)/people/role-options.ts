import { roleLabels, roleWords } from '@/components/domain/role-words';
import { roles } from '@/lib/access/actor';

/** The roles as a form offers them. */
export const roleOptions = roles.map((role) => ({ value: role, label: `${roleLabels[role]}: ${roleWords[role]}` }));
