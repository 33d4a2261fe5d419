/** What the platforms' tests share: the contract, wires without sockets, builders. */
@NullMarked
package city.belfry.platform.kit;

import org.jspecify.annotations.NullMarked;
