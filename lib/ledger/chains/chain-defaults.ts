import type { ChainEntry, ChainMap, ChainValueRule } from './types';

const base58 = '[1-9A-HJ-NP-Za-km-z]';

/** 32 bytes as hex, the id of a transaction on Bitcoin, its relatives, Tron, the XRP Ledger, Stellar and Cardano. */
const hex64 = { form: '^[0-9a-fA-F]{64}$', words: '64 hex digits' };

/** As hex64; some senders leave out the 0x. */
const evmHash = { form: '^(?:0x)?[0-9a-fA-F]{64}$', words: '0x and 64 hex digits' };
const evmAddress = { form: '^0x[0-9a-fA-F]{40}$', words: '0x and 40 hex digits' };

/** A chain of Ethereum's kind, whose explorer is one of Etherscan's family. */
function evm(
  id: string,
  name: string,
  aliases: readonly string[],
  { name: explorer, origin }: { name: string; origin: `https://${string}` },
): ChainEntry {
  return {
    ...{ id, name, aliases, explorer, hashPrefix: '0x' },
    hash: { ...evmHash, url: `${origin}/tx/{hash}` },
    address: { ...evmAddress, url: `${origin}/address/{address}` },
  };
}

/** A chain of Bitcoin's kind. */
function utxo(
  id: string,
  name: string,
  aliases: readonly string[],
  explorer: { name: string; tx: string; address: string },
  address: Omit<ChainValueRule, 'url'>,
): ChainEntry {
  return {
    ...{ id, name, aliases, explorer: explorer.name, hashPrefix: '' },
    hash: { ...hex64, url: `${explorer.tx}/{hash}` },
    address: { ...address, url: `${explorer.address}/{address}` },
  };
}

function blockchair(chain: string): { name: string; tx: string; address: string } {
  const origin = `https://blockchair.com/${chain}`;
  return { name: 'Blockchair', tx: `${origin}/transaction`, address: `${origin}/address` };
}

const evmChains: readonly ChainEntry[] = [
  evm('ETH', 'Ethereum', ['ERC20', 'Ethereum Mainnet'], { name: 'Etherscan', origin: 'https://etherscan.io' }),
  evm('BSC', 'BNB Smart Chain', ['BNB', 'BEP20', 'Binance Smart Chain', 'Binance', 'BSC BEP20'], {
    name: 'BscScan',
    origin: 'https://bscscan.com',
  }),
  evm('MATIC', 'Polygon', ['POL', 'POLYGON POS', 'MATICEVM', 'POLYGONEVM'], {
    name: 'PolygonScan',
    origin: 'https://polygonscan.com',
  }),
  evm('ARBEVM', 'Arbitrum One', ['ARB', 'ARBITRUM', 'ARBETH', 'ARBITRUMONE'], {
    name: 'Arbiscan',
    origin: 'https://arbiscan.io',
  }),
  evm('OPETH', 'Optimism', ['OP', 'OP Mainnet', 'OPEVM', 'OPTIMISMETH'], {
    name: 'Optimism Explorer',
    origin: 'https://optimistic.etherscan.io',
  }),
  evm('BASEEVM', 'Base', ['BASEETH', 'BASE Mainnet'], { name: 'BaseScan', origin: 'https://basescan.org' }),
  evm('AVAX_C', 'Avalanche C-Chain', ['AVAX', 'Avalanche', 'AVAXC', 'AVAX C-Chain', 'C-Chain'], {
    name: 'Snowtrace',
    origin: 'https://snowtrace.io',
  }),
  evm('ETC', 'Ethereum Classic', [], { name: 'Blockscout', origin: 'https://etc.blockscout.com' }),
];

const utxoChains: readonly ChainEntry[] = [
  utxo(
    'BTC',
    'Bitcoin',
    ['XBT', 'Bitcoin Mainnet'],
    { name: 'mempool.space', tx: 'https://mempool.space/tx', address: 'https://mempool.space/address' },
    {
      form: `^(?:[13]${base58}{25,34}|bc1[0-9a-z]{25,87}|BC1[0-9A-Z]{25,87})$`,
      words: 'a Bitcoin address that begins with 1, 3 or bc1',
    },
  ),
  utxo(
    'LTC',
    'Litecoin',
    [],
    { name: 'litecoinspace.org', tx: 'https://litecoinspace.org/tx', address: 'https://litecoinspace.org/address' },
    {
      form: `^(?:[LM3]${base58}{25,34}|ltc1[0-9a-z]{25,87})$`,
      words: 'a Litecoin address that begins with L, M, 3 or ltc1',
    },
  ),
  utxo('DOGE', 'Dogecoin', [], blockchair('dogecoin'), {
    form: `^[DA9]${base58}{25,34}$`,
    words: 'a Dogecoin address that begins with D, A or 9',
  }),
  utxo('BCH', 'Bitcoin Cash', ['BCHABC'], blockchair('bitcoin-cash'), {
    form: `^(?:bitcoincash:[qp][0-9a-z]{41}|[qp][0-9a-z]{41}|[13]${base58}{25,34})$`,
    words: 'a Bitcoin Cash address that begins with q, p, 1 or 3',
  }),
  utxo('DASH', 'Dash', [], blockchair('dash'), {
    form: `^[X7]${base58}{33}$`,
    words: 'X or 7 and 33 base58 characters',
  }),
  utxo('ZEC', 'Zcash', [], blockchair('zcash'), {
    form: `^(?:t[13]${base58}{33}|zs1[0-9a-z]{75}|u1[0-9a-z]{100,190})$`,
    words: 'a Zcash address that begins with t1, t3, zs1 or u1',
  }),
];

const otherChains: readonly ChainEntry[] = [
  {
    ...{
      id: 'TRX',
      name: 'Tron',
      aliases: ['TRC20', 'TRON Mainnet', 'TRXTRC20'],
      explorer: 'Tronscan',
      hashPrefix: '',
    },
    hash: { ...hex64, url: 'https://tronscan.org/#/transaction/{hash}' },
    address: {
      form: `^T${base58}{33}$`,
      words: 'T and 33 base58 characters',
      url: 'https://tronscan.org/#/address/{address}',
    },
  },
  {
    ...{ id: 'SOL', name: 'Solana', aliases: ['SPL', 'SOLANA Mainnet'], explorer: 'Solscan', hashPrefix: '' },
    // 64 bytes: 87 or 88 characters, one in 300 has 86, one in 16,000 fewer.
    hash: {
      form: `^${base58}{84,88}$`,
      words: '87 or 88 base58 characters, rarely fewer',
      url: 'https://solscan.io/tx/{hash}',
    },
    address: {
      form: `^${base58}{32,44}$`,
      words: '32 to 44 base58 characters',
      url: 'https://solscan.io/account/{address}',
    },
  },
  {
    ...{ id: 'XRP', name: 'XRP Ledger', aliases: ['Ripple', 'XRPL'], explorer: 'XRPSCAN', hashPrefix: '' },
    hash: { ...hex64, url: 'https://xrpscan.com/tx/{hash}' },
    address: {
      form: `^(?:r${base58}{24,34}|X${base58}{46})$`,
      words: 'r and 24 to 34 base58 characters, or an X-address',
      url: 'https://xrpscan.com/account/{address}',
    },
  },
  {
    ...{
      id: 'TON',
      name: 'TON',
      aliases: ['Toncoin', 'The Open Network', 'TON Mainnet'],
      explorer: 'Tonviewer',
      hashPrefix: '',
    },
    hash: {
      form: '^(?:[0-9a-fA-F]{64}|[A-Za-z0-9+/_-]{43}=?)$',
      words: '64 hex digits, or the same 32 bytes in base64',
      url: 'https://tonviewer.com/transaction/{hash}',
    },
    address: {
      form: '^(?:[A-Za-z0-9+/_-]{48}|-1:[0-9a-fA-F]{64}|0:[0-9a-fA-F]{64})$',
      words: '48 base64 characters, or 0: and 64 hex digits',
      url: 'https://tonviewer.com/{address}',
    },
  },
  {
    ...{ id: 'ALGO', name: 'Algorand', aliases: [], explorer: 'Pera Explorer', hashPrefix: '' },
    hash: { form: '^[A-Z2-7]{52}$', words: '52 base32 characters', url: 'https://explorer.perawallet.app/tx/{hash}' },
    address: {
      form: '^[A-Z2-7]{58}$',
      words: '58 base32 characters',
      url: 'https://explorer.perawallet.app/address/{address}',
    },
  },
  {
    ...{ id: 'XLM', name: 'Stellar', aliases: ['Stellar Lumens'], explorer: 'StellarExpert', hashPrefix: '' },
    hash: { ...hex64, url: 'https://stellar.expert/explorer/public/tx/{hash}' },
    address: {
      form: '^(?:G[A-Z2-7]{55}|M[A-Z2-7]{68})$',
      words: 'G and 55 base32 characters, or a muxed address',
      url: 'https://stellar.expert/explorer/public/account/{address}',
    },
  },
  {
    ...{ id: 'ADA', name: 'Cardano', aliases: [], explorer: 'Cardanoscan', hashPrefix: '' },
    hash: { ...hex64, url: 'https://cardanoscan.io/transaction/{hash}' },
    address: {
      form: `^(?:addr1[0-9a-z]{50,110}|Ae2${base58}{56}|DdzFF${base58}{99})$`,
      words: 'an address that begins with addr1, Ae2 or DdzFF',
      url: 'https://cardanoscan.io/address/{address}',
    },
  },
];

/**
 * The chains that the providers of this console name, and those their customers commonly pay over: GatePay's spellings
 * (`BASEEVM`, `ARBEVM`, `OPETH`, `AVAX_C`), BassWallet's (`Ethereum`, `Tron`), the token standards' (`ERC20`, `TRC20`, `BEP20`).
 */
export const chainDefaults: ChainMap = [...evmChains, ...otherChains, ...utxoChains];
