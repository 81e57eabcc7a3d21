// One line a provider: the registry's list. docs/adding-a-provider.md says what else a new one needs.
export { basswallet } from './basswallet';
export { gatepay } from './gatepay';
