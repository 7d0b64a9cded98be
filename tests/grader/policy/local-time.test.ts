// Clock times by their zone. The changes of clocks are those of the EU directive 2000/84/EC: 01:00 UTC on the last Sundays of
// March and October; of Lord Howe Island (half an hour) and Samoa (a day left out) by the IANA database.
import { describe, expect, test } from 'vitest'
import { inZone, isZone } from '../../../src/spec/local-time.ts'

describe('a clock time', () => {
  test.each([
    ['2027-01-31T23:59', 'Europe/Berlin', '2027-01-31T23:59:00+01:00'],
    ['2027-07-01T12:00:30', 'Europe/Berlin', '2027-07-01T12:00:30+02:00'],
    ['2027-03-28T01:59:59', 'Europe/Berlin', '2027-03-28T01:59:59+01:00'],
    ['2027-03-28T03:00', 'Europe/Berlin', '2027-03-28T03:00:00+02:00'],
    ['2027-10-31T01:59:59', 'Europe/Berlin', '2027-10-31T01:59:59+02:00'],
    ['2027-10-31T03:00', 'Europe/Berlin', '2027-10-31T03:00:00+01:00'],
    ['2027-01-31T23:59', 'America/St_Johns', '2027-01-31T23:59:00-03:30'],
    ['2027-01-31T23:59', 'Asia/Kathmandu', '2027-01-31T23:59:00+05:45'],
    ['2027-01-31T23:59', 'UTC', '2027-01-31T23:59:00+00:00'],
    ['2027-01-31T00:00', 'Asia/Tokyo', '2027-01-31T00:00:00+09:00'],
  ])('%s in %s is %s', (local, zone, at) => {
    expect(inZone(local, zone)).toEqual({ status: 'instant', at })
  })
  test.each([
    ['2027-03-28T02:00', 'Europe/Berlin', '2027-03-28T01:00:00+01:00', '2027-03-28T03:00:00+02:00'],
    ['2027-03-28T02:30', 'Europe/Berlin', '2027-03-28T01:30:00+01:00', '2027-03-28T03:30:00+02:00'],
    ['2011-12-30T12:00', 'Pacific/Apia', '2011-12-29T12:00:00-10:00', '2011-12-31T12:00:00+14:00'],
  ])('%s in %s never is: %s and %s lie around it', (local, zone, ...instants) => {
    expect(inZone(local, zone)).toEqual({ status: 'never', instants })
  })
  test.each([
    ['2027-10-31T02:00', 'Europe/Berlin', '2027-10-31T02:00:00+02:00', '2027-10-31T02:00:00+01:00'],
    ['2027-10-31T02:59:59', 'Europe/Berlin', '2027-10-31T02:59:59+02:00', '2027-10-31T02:59:59+01:00'],
    ['2027-04-04T01:45', 'Australia/Lord_Howe', '2027-04-04T01:45:00+11:00', '2027-04-04T01:45:00+10:30'],
  ])('%s in %s is twice: %s and %s', (local, zone, ...instants) => {
    expect(inZone(local, zone)).toEqual({ status: 'twice', instants })
  })
})

test.each([
  ['Europe/Berlin', true],
  ['UTC', true],
  ['America/Argentina/Buenos_Aires', true],
  ['Europe/Berlim', false],
  ['+01:00', false],
  ['', false],
])('the zone %j: %s', (zone, known) => {
  expect(isZone(zone)).toBe(known)
})
