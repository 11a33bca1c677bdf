// Where an archive may be, and that nobody reads a password.
import { expect, test } from 'vitest';
import { shownAddress } from './archive';
import { openArchive, withoutPassword } from './place';

test('[X184] an address is shown without its password and options', () => {
  const shown = {
    'postgres://ada:s3cret@host:5432/db': 'postgres://ada@host:5432/db',
    'postgresql://host/db?password=s3cret': 'postgresql://host/db',
    'mongodb://ada:s3%40cret@a:1,b:2/db?authSource=s3cret': 'mongodb://ada@a:1,b:2/db',
    'mongodb+srv://ada@host/db': 'mongodb+srv://ada@host/db',
  };
  for (const [address, name] of Object.entries(shown)) expect(shownAddress(address)).toBe(name);
});

test('[X184] an address that cannot be read is not repeated', async () => {
  for (const address of [
    'postgres://ada:s3cret',
    'mongodb://ada:s3c@ret@host/db',
    'postgres://ada:s3/cret@host/db',
  ]) {
    const refused = openArchive(address).then(() => 'opened', String);
    expect(await refused).toMatch(/^ArchiveError: The address is incomplete/);
    expect(await refused).not.toMatch(/s3c|ret@/);
  }
});

test('[X184] a text loses every spelling of the password', () => {
  const place = 'postgres://ada:s3%40cret@host/db';
  const text = `cannot connect to ${place} as ada with s3@cret or s3%40cret`;
  expect(withoutPassword(text, place)).toBe('cannot connect to *** as ada with *** or ***');
  expect(withoutPassword('no s3cret', 'postgres://host/db?password=s3cret&x=1')).toBe('no ***');
  expect(withoutPassword('file.zip is damaged', 'file.zip')).toBe('file.zip is damaged');
});

test('[K36] what is no place of an archive is refused with what would be one', async () => {
  await expect(openArchive('mysql://host/db')).rejects.toThrow('No archive can be at mysql://');
  await expect(openArchive('threads.tar')).rejects.toThrow('a file that ends with .zip');
  await expect(openArchive('mongodb://host')).rejects.toThrow('The address is incomplete');
});
