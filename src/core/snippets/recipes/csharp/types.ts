import type { Parts } from '../parts';

/** Types come after all statements and functions of a program. */
export const typeParts: Parts = {
  reply: {
    code: `
record Violation(string? Constraint, string? Description);

record Reply(
  string? ErrorText,
  string? FailureReason,
  string? FailureText,
  Violation[]? Violations,
  [property: JsonPropertyName("p-ticket")] string? Ticket,
  [property: JsonPropertyName("p-time")] double? Seconds,
  [property: JsonPropertyName("p-captcha")] bool? Captcha
) {
  // The service's words where it refuses with HTTP 200.
  public string Refusal() {
    if (Violations is { Length: > 0 }) return string.Join(", ", Violations.Select(each => $"{each.Constraint} {each.Description}"));
    if (FailureReason is not (null or "" or "Success")) return $"{FailureReason}: {FailureText}";
    return string.IsNullOrEmpty(ErrorText) ? FailureText ?? "" : ErrorText;
  }
}
`,
  },
  lostResponse: {
    code: `
// No usable response came: the request may have been carried out.
class LostResponse : Exception {
  public LostResponse(string message) : base(message) { }
}
`,
  },
  blocked: {
    code: `
// Nothing more may be sent for now: a lock, a CAPTCHA or a penalty.
class Blocked : Exception {
  public Blocked(string message) : base(message) { }
}
`,
  },
  pace: {
    code: `
// So many requests are sent in that many seconds: the service takes 80 a minute.
static class Pace {
  const int MaxRequests = 75;
  const int Window = 60;
  static readonly Queue<long> SentAt = new Queue<long>();

  // Waits before a request that would be one too many.
  public static async Task Wait() {
    if (SentAt.Count == MaxRequests) {
      var wait = Math.Max(SentAt.Dequeue() + Window * 1000L - Environment.TickCount64, 0);
      if (wait > 1000) Console.Error.WriteLine($"Waiting for {wait / 1000} s: the service takes 80 requests a minute.");
      await Task.Delay((int)wait);
    }
    SentAt.Enqueue(Environment.TickCount64);
  }
}
`,
  },
  types: {
    code: `
record Account(long Id, string Name, bool? Active, bool? Readonly, bool? Closed, bool? Restricted);
record Contract(long Id, string Name, long ContractMaturityId);
record Order(long Id, long AccountId, long ContractId, long? ParentId, string Action, string OrdStatus);
record OrderVersion(
  long Id,
  int OrderQty,
  string OrderType,
  double? Price,
  double? StopPrice,
  string? TimeInForce,
  string? ExpireTime,
  int? MaxShow,
  string? Text
);
record Command(long Id, long OrderId, string? ClOrdId);
record CommandReport(string CommandStatus, string? RejectReason, string? Text);
record Fill(string Action, int Qty, double Price, bool Active);
record Position(long ContractId, int NetPos, double? NetPrice);
record Strategy(long Id, string Status, string? FailureMessage);
`,
  },
};
