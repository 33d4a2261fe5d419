/** Weibo, played on this machine. */
@NullMarked
package city.belfry.platform.weibo.stage;

import org.jspecify.annotations.NullMarked;
