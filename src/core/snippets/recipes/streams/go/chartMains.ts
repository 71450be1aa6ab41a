import type { Mains } from '../../parts';

/** Programs that write bars or ticks to a file. */
export const chartMains: Mains = {
  streamChart: {
    needs: ['chart', 'time'],
    code: `
  if _, err := os.Stat(chartFile); err == nil {
    fail("%s exists. Move it, or change chartFile.", chartFile)
  }
  isTicks, columns := minutesPerBar == 0, barColumns
  if isTicks {
    columns = "timestamp,price,size,bid,bidSize,ask,askSize"
  }
  // By their keys: those of ticks have an id after the time.
  rows, written := map[string]string{}, map[string]bool{}
  var asked subscription
  isLive, since, newest, oldest := false, "", "", ""
  timeIn := func(key string) string { return strings.Split(key, " ")[0] }
  // 10 seconds before the newest row: what comes late is not lost with a connection.
  overlap := func() string {
    if newest == "" {
      return ""
    }
    return textOf(timeOf(timeIn(newest)).Add(-10 * time.Second))
  }
  subscribe := func(s *stream) (err error) {
    isLive, since, oldest, rows = false, overlap(), "", map[string]string{}
    if len(written) == 0 {
      rows[""] = columns
    }
    timeRange := object{"asFarAsTimestamp": since}
    if since == "" {
      timeRange = object{"asMuchAsElements": barCount}
    }
    asked, err = openChart(s, int(minutesPerBar), timeRange)
    return err
  }
  onEvent := func(_ *stream, received message) (bool, error) {
    for _, each := range chartsIn(received) {
      if !asked.includes(each.ID) {
        continue
      }
      for _, row := range rowsOf(each) {
        if isLive {
          fmt.Println(row.text)
        } else if row.key < since {
          continue
        } else if oldest == "" || row.key < oldest {
          oldest = row.key
        }
        if !written[row.key] {
          rows[row.key] = row.text
        }
      }
      if each.Eoh && !isLive {
        isLive = true
        if since != "" && oldest > newest {
          fmt.Fprintf(os.Stderr, "Nothing is known between %s and %s\\n", timeIn(newest), timeIn(oldest))
        }
      }
      if !isLive {
        continue
      }
      var keys []string
      for key := range rows {
        keys = append(keys, key)
      }
      sort.Strings(keys)
      // The last two bars may still change. Ticks that come late are written late: sort by the timestamp.
      finished := len(keys)
      if !isTicks {
        finished -= 2
      }
      if finished <= 0 {
        continue
      }
      flag, text := os.O_APPEND, ""
      if len(written) == 0 {
        flag = os.O_CREATE | os.O_EXCL
      }
      for _, key := range keys[:finished] {
        text += rows[key] + "\\n"
        delete(rows, key)
        written[key] = true
        if key > newest {
          newest = key
        }
      }
      file, err := os.OpenFile(chartFile, flag|os.O_WRONLY, 0o644)
      check(err)
      _, err = file.WriteString(text)
      check(err)
      check(file.Close())
      if start := overlap(); len(written) > 100000 {
        for key := range written {
          if key < start {
            delete(written, key)
          }
        }
      }
    }
    return false, nil
  }
  bars := &stream{url: socketURL, token: func() string { return token }, subscribe: subscribe, onEvent: onEvent}
  check(bars.run())
`,
  },
  downloadBars: {
    needs: ['closeChart', 'time'],
    code: `
  from, to := timeOf(fromTime), timeOf(toTime)
  bars := map[int64]string{}
  var asked subscription
  end, oldest, heardAt := to, to, time.Now()
  // A response has a limited number of bars: asks from the end backward, after a loss for the same ones again.
  subscribe := func(s *stream) (err error) {
    oldest = end
    asked, err = openChart(s, barMinutes, object{"closestTimestamp": textOf(end), "asMuchAsElements": 1000})
    heardAt = time.Now()
    return err
  }
  onEvent := func(s *stream, received message) (bool, error) {
    if received.E == "heartbeat" && time.Since(heardAt) > seconds(maxSilence) {
      return false, fmt.Errorf("md/getChart: no bars for %v s", maxSilence)
    }
    for _, each := range chartsIn(received) {
      if !asked.includes(each.ID) {
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
      closeChart(s, asked)
      if oldest.Equal(end) || !oldest.After(from) {
        return true, nil
      }
      end = oldest
      time.Sleep(seconds(chartWait))
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
