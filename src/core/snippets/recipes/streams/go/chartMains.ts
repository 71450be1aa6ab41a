import type { Mains } from '../../parts';

/** Programs that write bars or ticks to a file. */
export const chartMains: Mains = {
  streamChart: {
    needs: ['chart'],
    code: `
  isTicks, columns := minutesPerBar == 0, barColumns
  if isTicks {
    columns = "timestamp,price,size,bid,bidSize,ask,askSize"
  }
  check(os.WriteFile(barsFile, []byte(columns+"\\n"), 0o644))
  var ids chartIDs
  isLive, newest, rows := false, "", map[string]string{}
  // After a loss the history comes again, and with it what was missed.
  subscribe := func(s *stream) (err error) {
    isLive, rows = false, map[string]string{}
    ids, err = openChart(s, int(minutesPerBar), object{"asMuchAsElements": barCount})
    return err
  }
  onEvent := func(_ *stream, received message) (bool, error) {
    for _, each := range chartsIn(received) {
      if !ids.include(each.ID) {
        continue
      }
      for _, row := range rowsOf(each) {
        rows[row.key] = row.text
        if isLive {
          fmt.Println(row.text)
        }
      }
      isLive = isLive || each.Eoh
      if !isLive {
        continue
      }
      // The newest bar still changes. It is written once the next one begins.
      var keys []string
      for key := range rows {
        keys = append(keys, key)
      }
      sort.Strings(keys)
      if !isTicks && len(keys) > 0 {
        keys = keys[:len(keys)-1]
      }
      text := ""
      for _, key := range keys {
        if key > newest {
          text += rows[key] + "\\n"
          newest = key
        }
        delete(rows, key)
      }
      file, err := os.OpenFile(barsFile, os.O_APPEND|os.O_WRONLY, 0o644)
      check(err)
      _, err = file.WriteString(text)
      check(err)
      check(file.Close())
    }
    return false, nil
  }
  bars := &stream{url: socketURL, token: func() string { return token }, subscribe: subscribe, onEvent: onEvent}
  check(bars.run())
`,
  },
  downloadBars: {
    needs: ['chart', 'time'],
    code: `
  from, to := timeOf(fromTime), timeOf(toTime)
  bars := map[int64]string{}
  var ids chartIDs
  end, oldest, heardAt := to, to, time.Now()
  // A response has a limited number of bars: asks from the end backward, after a loss for the same ones again.
  subscribe := func(s *stream) (err error) {
    oldest = end
    ids, err = openChart(s, barMinutes, object{"closestTimestamp": textOf(end), "asMuchAsElements": 1000})
    heardAt = time.Now()
    return err
  }
  onEvent := func(s *stream, received message) (bool, error) {
    if received.E == "heartbeat" && time.Since(heardAt) > seconds(maxSilence) {
      return false, fmt.Errorf("md/getChart: no bars for %v s", maxSilence)
    }
    for _, each := range chartsIn(received) {
      if !ids.include(each.ID) {
        continue
      }
      heardAt = time.Now()
      for _, row := range rowsOf(each) {
        at := timeOf(row.key)
        if at.Before(oldest) {
          oldest = at
        }
        if !at.Before(from) && at.Before(to) {
          bars[at.UnixMilli()] = row.text
        }
      }
      if !each.Eoh {
        continue
      }
      if oldest.Equal(end) || !oldest.After(from) {
        return true, nil
      }
      end = oldest
      if err := subscribe(s); err != nil {
        return false, err
      }
    }
    return false, nil
  }
  history := &stream{url: socketURL, token: func() string { return token }, subscribe: subscribe, onEvent: onEvent}
  check(history.run())
  if len(bars) == 0 {
    fail("No bars from %s to %s: %s is not written.", fromTime, toTime, barsFile)
  }
  var times []int64
  for at := range bars {
    times = append(times, at)
  }
  sort.Slice(times, func(a, b int) bool { return times[a] < times[b] })
  text := barColumns + "\\n"
  for _, at := range times {
    text += bars[at] + "\\n"
  }
  check(os.WriteFile(barsFile, []byte(text), 0o644))
  fmt.Printf("%d bars written to %s\\n", len(bars), barsFile)
`,
  },
};
