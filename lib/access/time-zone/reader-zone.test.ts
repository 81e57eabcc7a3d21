import { expect, test } from 'vitest';
import { readZoneChoice, writeZoneChoice, zoneSources } from './reader-zone';

test('a choice is read back as it was written', () => {
  for (const source of zoneSources) {
    const zone = source === 'console' ? 'Asia/Kuala_Lumpur' : 'America/Argentina/Buenos_Aires';
    const read = readZoneChoice(writeZoneChoice(source, zone), 'Asia/Kuala_Lumpur');
    expect(read).toEqual({ zone, source, consoleZone: 'Asia/Kuala_Lumpur' });
  }
});

test('what is no zone leaves the console’s in force', () => {
  for (const value of [
    undefined,
    '',
    'browser ',
    'browser',
    'Mars/Olympus',
    '+08:00',
    'Asia/Tokyo; x=1',
    'a'.repeat(99),
  ])
    expect(readZoneChoice(value, 'UTC'), value).toEqual({ zone: 'UTC', source: 'console', consoleZone: 'UTC' });
});
