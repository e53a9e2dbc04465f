@org.jspecify.annotations.NullMarked
package org.firebreak.referral;
