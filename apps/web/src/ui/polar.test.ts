import { describe, expect, it } from 'vitest';
import { arc, pointAt, sector } from './polar.ts';

describe('drawing around a centre', () => {
  it.each([
    [0, { x: 0, y: -100 }],
    [90, { x: 100, y: 0 }],
    [180, { x: 0, y: 100 }],
    [270, { x: -100, y: 0 }],
  ])('counts %d degrees clockwise from the top', (angle, expected) => {
    const point = pointAt(angle, 100);
    expect(point.x).toBeCloseTo(expected.x, 6);
    expect(point.y).toBeCloseTo(expected.y, 6);
  });

  it('draws a quarter as the short arc and three quarters as the long one', () => {
    expect(arc(0, 90, 10)).toBe('M0 -10A10 10 0 0 1 10 0');
    expect(arc(0, 270, 10)).toBe('M0 -10A10 10 0 1 1 -10 0');
  });

  it('closes a sector at the centre, and a ring part at its inner arc', () => {
    expect(sector(0, 90, 0, 10)).toBe('M0 0L0 -10A10 10 0 0 1 10 0Z');
    expect(sector(0, 90, 5, 10)).toBe('M0 -10A10 10 0 0 1 10 0L5 0A5 5 0 0 0 0 -5Z');
  });
});
