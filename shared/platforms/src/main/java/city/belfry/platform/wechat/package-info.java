/** WeChat Official Accounts: articles, published quietly or pushed to all followers. */
@NullMarked
package city.belfry.platform.wechat;

import org.jspecify.annotations.NullMarked;
