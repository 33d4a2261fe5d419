package city.belfry.bench.rulers;

import city.belfry.domain.message.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Announcements as staff write them, in many scripts, with links and emoji; from a seed. */
final class Texts {
  private static final List<String> SENTENCES =
      List.of(
          "Main St is closed between 1st St and 3rd St until 17:00.",
          "La calle Main está cerrada entre las calles 1.ª y 3.ª hasta las 17:00.",
          "主街在第一街与第三街之间封闭至下午五时，请绕行。",
          "主街在第一街與第三街之間封閉至下午五時，請繞行。",
          "Đường Main đóng cửa đến 17 giờ.",
          "메인 스트리트는 오후 5시까지 통제됩니다.",
          "الشارع الرئيسي مغلق حتى الساعة الخامسة مساءً.",
          "הרחוב הראשי סגור עד 17:00.",
          "🚧👩‍🚒🇺🇸 e\u0301te\u0301",
          "https://arroyovista.example.org/p/01J0?a=b&c=d",
          "arroyovista.gov/streets");

  private static final int MOST_SENTENCES = 12;

  private Texts() {}

  static List<Words> of(int count, long seed) {
    var random = new Random(seed);
    var all = new ArrayList<Words>();
    for (var i = 0; i < count; i++) {
      var text = new StringBuilder("Notice " + i + ".");
      for (var left = 1 + random.nextInt(MOST_SENTENCES); left > 0; left--) {
        text.append(' ').append(SENTENCES.get(random.nextInt(SENTENCES.size())));
      }
      all.add(new Words("Main St closed · 主街封闭", text.toString(), null, List.of()));
    }
    return all;
  }
}
