package io.signboard.feed;

import io.signboard.model.Channel;

/** The projects that a generated feed has signed so far, in two bytes each: newest revision, channel, withdrawn or not. */
final class SignedProjects {

    /** The highest revision there is room for. */
    static final int MAX_REVISION = 0x1fff;

    private static final int CHANNEL_MASK = 0b11;
    private static final int WITHDRAWN_BIT = 0b100;
    private static final int REVISION_SHIFT = 3;

    private final short[] states;
    private int size;

    SignedProjects(int capacity) {
        this.states = new short[capacity];
    }

    int size() {
        return size;
    }

    /** Adds the next project, at revision 1; its number. */
    int sign(Channel channel) {
        set(size, 1, channel, false);
        return size++;
    }

    void set(int project, int revision, Channel channel, boolean withdrawn) {
        int state = revision << REVISION_SHIFT | (withdrawn ? WITHDRAWN_BIT : 0) | Channel.ALL.indexOf(channel);
        states[project] = (short) state;
    }

    int revision(int project) {
        return (states[project] & 0xffff) >>> REVISION_SHIFT;
    }

    Channel channel(int project) {
        return Channel.ALL.get(states[project] & CHANNEL_MASK);
    }

    boolean withdrawn(int project) {
        return (states[project] & WITHDRAWN_BIT) != 0;
    }
}
