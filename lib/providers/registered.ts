// One line a provider: the registry's list. docs/adding-a-provider.md says what else a new one needs.
export { b2binpay } from './b2binpay';
export { basswallet } from './basswallet';
export { bayarcash } from './bayarcash';
export { caibo } from './caibo';
export { gatepay } from './gatepay';
export { test } from './test';
