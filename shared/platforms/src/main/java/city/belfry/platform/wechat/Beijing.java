package city.belfry.platform.wechat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** WeChat's calendar: its days and months begin at midnight in Beijing. */
final class Beijing {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private Beijing() {}

  static Instant today(Instant now) {
    return start(day(now));
  }

  static Instant thisMonth(Instant now) {
    return start(day(now).withDayOfMonth(1));
  }

  static Instant tomorrow(Instant now) {
    return start(day(now).plusDays(1));
  }

  static Instant nextMonth(Instant now) {
    return start(day(now).plusMonths(1).withDayOfMonth(1));
  }

  /** As its clocks show it. */
  static String shown(Instant instant) {
    return instant.atZone(ZONE).toOffsetDateTime().toString();
  }

  private static LocalDate day(Instant now) {
    return LocalDate.ofInstant(now, ZONE);
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZONE).toInstant();
  }
}
