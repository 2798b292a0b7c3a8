import { describe, expect, it } from 'vitest';
import { describeAddress, parseDatabaseUrl, UnusableDatabaseUrl } from './connection-url.ts';

describe('a DATABASE_URL', () => {
  it.each([
    [
      'postgresql://ann:p%40ss@db.example:5433/content',
      { host: 'db.example', port: 5433, database: 'content', user: 'ann', password: 'p@ss' },
    ],
    ['postgres://ann@db.example/content', { host: 'db.example', port: 5432, database: 'content', user: 'ann' }],
    [
      'postgresql://ann:x@[::1]:5433/content?schema=public',
      { host: '::1', port: 5433, database: 'content', user: 'ann', password: 'x' },
    ],
    [
      'postgresql://ann:x@/content?host=/var/run/postgresql',
      { host: '/var/run/postgresql', port: 5432, database: 'content', user: 'ann', password: 'x' },
    ],
    ['postgresql:///content?host=/tmp&user=ann', { host: '/tmp', port: 5432, database: 'content', user: 'ann' }],
    [
      'postgresql://ann:x@h/content?options=-c%20work_mem%3D8MB',
      { host: 'h', port: 5432, database: 'content', user: 'ann', password: 'x', options: '-c work_mem=8MB' },
    ],
    [
      'postgresql://ann:x@h/content?sslmode=no-verify',
      { host: 'h', port: 5432, database: 'content', user: 'ann', password: 'x', ssl: { rejectUnauthorized: false } },
    ],
  ])('is taken apart: %s', (url, address) => {
    expect(parseDatabaseUrl(url)).toEqual(address);
  });

  it.each([
    ['content', /no URL/],
    ['mysql://ann:s3cret@h/content', /mysql:.*needs PostgreSQL/],
    ['postgresql://ann:s3cret@h', /names no database/],
    ['postgresql://h/content', /names no user/],
    ['postgresql://ann:s3cret#x@h/content', /percent-encoded/],
    ['postgresql://ann:s3cret@one:1,two:2/content', /no URL/],
    ['postgresql://ann:s3cret@h/content?schema=other', /schema "other".*database of its own/],
    ['postgresql://ann:s3cret@h/content?sslmode=verify-full&sslrootcert=/nowhere.pem', /nowhere\.pem/],
  ])('is refused in words that help and without the password: %s', (url, words) => {
    const refuse = () => parseDatabaseUrl(url);

    expect(refuse).toThrow(UnusableDatabaseUrl);
    expect(refuse).toThrow(words);
    expect(refuse).not.toThrow(/s3cret/);
  });

  it('is shown to people without user and password', () => {
    expect(describeAddress(parseDatabaseUrl('postgresql://ann:s3cret@db.example/content'))).toBe(
      'db.example:5432/content',
    );
    expect(describeAddress(parseDatabaseUrl('postgresql://ann:s3cret@/content?host=/run/pg'))).toBe('/run/pg/content');
  });
});
