package io.signboard.cli;

/** The words of the terminal view. */
enum Word {
    PROJECTS("projects", "个项目"),
    CHANGE("Change", "同比"),
    AVERAGE("average", "平均"),
    LARGEST("largest", "最大"),
    VENUE("Venue", "现场签约"),
    CHANNELS("Channels", "签约方式"),
    SECTORS("Sectors", "产业"),
    INVESTORS("Investors", "投资方"),
    TIERS("Size", "规模"),
    ABOVE("above", "超过"),
    GUESTS("Guests", "外省项目"),
    LATEST("Latest", "最新签约"),
    OFFLINE("offline", "线下"),
    ONLINE("online", "线上"),
    OFF_SITE("off-site", "场外"),
    OTHER("other", "其他"),
    REHEARSAL("REHEARSAL", "彩排"),
    LIVE("LIVE", "进行中"),
    PROVISIONAL("PROVISIONAL", "初步数据"),
    CERTIFIED("CERTIFIED", "正式数据"),
    PUBLISHED("published", "发布于"),
    AGO("s ago", "秒前"),
    OLD("OLD FIGURES", "数据已过时"),
    STALLED("STALLED: no news for", "已停滞"),
    END("Ctrl-C ends", "按 Ctrl-C 退出");

    private final String english;
    private final String chinese;

    Word(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    String in(Language language) {
        return language == Language.ZH ? chinese : english;
    }
}
