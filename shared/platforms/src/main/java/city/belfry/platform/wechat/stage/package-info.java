/** The API of WeChat Official Accounts, played on this machine. */
@NullMarked
package city.belfry.platform.wechat.stage;

import org.jspecify.annotations.NullMarked;
